// A Playwright reporter: closes the run with the one line that a CI can read in any language.
export default class Summary {
  #counts = { passed: 0, failed: 0, skipped: 0 };

  onBegin(_config, suite) {
    this.suite = suite;
  }

  onEnd() {
    for (const test of this.suite.allTests()) {
      const outcome = test.outcome();
      if (outcome === 'skipped') this.#counts.skipped += 1;
      else if (outcome === 'unexpected') this.#counts.failed += 1;
      else this.#counts.passed += 1;
    }
    const { passed, failed, skipped } = this.#counts;
    console.log(`e2e: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  }

  printsToStdio() {
    return false;
  }
}
