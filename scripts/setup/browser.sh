#!/usr/bin/env bash
# A Chromium with its driver, a Firefox, and fonts that have Vietnamese, for tests in a browser.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$ROOT/scripts/env.sh"

present() { [ -x "$CHROMIUM_PATH" ] && [ -x "$CHROMEDRIVER" ]; }

# Away from Debian: the matching pair that Google publishes for tests.
chrome_for_testing() {
  open_internet_allowed && have npx || return 1
  say "downloading Chrome for Testing"
  local name path home=$TOOLS/browser
  mkdir -p "$home/bin"
  for name in chrome chromedriver; do
    path=$(limited 600 npx --yes "@puppeteer/browsers@$PUPPETEER_BROWSERS_VERSION" \
      install "$name@stable" --path "$home" | tail -n1 | cut -d' ' -f2-) || return 1
    # A wrapper, not a link: Chrome finds its other files beside the path it was started by.
    printf '#!/bin/sh\nexec "%s" "$@"\n' "$path" >"$home/bin/$name"
    chmod +x "$home/bin/$name"
  done
  # chromedriver looks for Chrome in the system's folders only, unless it is told.
  sed "s|\"args\"|\"binary\": \"$home/bin/chrome\", \"args\"|" "$ROOT/webdriver.json" >"$home/webdriver.json"
  CHROMIUM_PATH=$home/bin/chrome CHROMEDRIVER=$home/bin/chromedriver
}

if ! present; then
  if apt_install chromium chromium-driver; then
    CHROMIUM_PATH=/usr/bin/chromium CHROMEDRIVER=/usr/bin/chromedriver
  else
    chrome_for_testing || true
  fi
  present || die "no Chromium with chromedriver" \
    "install both (the versions must match) and set CHROMIUM_PATH and CHROMEDRIVER if they are not on PATH"
fi
ok "$("$CHROMIUM_PATH" --version 2>/dev/null), $("$CHROMEDRIVER" --version | cut -d' ' -f1,2)"

if [ -z "$FIREFOX_PATH" ] && ! apt_install firefox-esr; then
  warn "no Firefox: the journey in it is skipped (install it, or set FIREFOX_PATH)"
else
  ok "$("${FIREFOX_PATH:-firefox-esr}" --version 2>/dev/null)"
fi

# Without one Chromium draws boxes, and a screenshot says nothing about what people see.
vietnamese_font() { have fc-list && [ -n "$(fc-list :lang=vi family | grep 'Noto Sans' || true)" ]; }
if [ "$(uname)" = Linux ] && ! vietnamese_font; then
  apt_install fontconfig fonts-noto-core || warn "no Noto fonts: screenshots will look different"
fi
ok "fonts with Vietnamese"
