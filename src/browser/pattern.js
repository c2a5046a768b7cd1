let text = "";
onmessage = ({ data }) => {
  if (typeof data === "string") {
    text = data;
    return;
  }
  const [pattern, most] = data;
  try {
    const ends = [];
    for (const hit of text.matchAll(new RegExp(pattern, "gmu"))) {
      if (hit[0]) ends.push(hit.index, hit.index + hit[0].length);
      if (ends.length >= 2 * most) break;
    }
    postMessage(Uint32Array.from(ends));
  } catch (fault) {
    postMessage(fault.message);
  }
};
