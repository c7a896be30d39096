// What is copied lies as JSON in the page, so that it reaches the clipboard byte for byte.
// A button names the script element that holds it, and which of its parts it copies:
//   <button data-copy="full" data-parts="html text">  rich: as HTML and as plain text
//   <button data-copy="full" data-source="html">      the source as plain text
//   <button data-text="https://…">                    the words of the button's own
"use strict";
(() => {
  const say = (button, words) => {
    const place = button.closest("[data-copies]") || document;
    const status = place.querySelector("[role=status]");
    if (status) status.textContent = words;
  };

  // The event has the last word on what is copied, and works on any address, file: included.
  const copyNow = parts => {
    let done = false;
    const put = event => {
      for (const type in parts) event.clipboardData.setData(type, parts[type]);
      event.preventDefault();
      event.stopImmediatePropagation();
      done = true;
    };
    document.addEventListener("copy", put, true);
    try {
      document.execCommand("copy");
    } catch {
      done = false;
    } finally {
      document.removeEventListener("copy", put, true);
    }
    return done;
  };

  // Browsers that ignore the command; the parts are given at once, as they must be in a tap.
  const copyLater = parts => {
    if (!navigator.clipboard || !window.ClipboardItem) return Promise.reject();
    const blobs = {};
    for (const type in parts) blobs[type] = new Blob([parts[type]], { type });
    return navigator.clipboard.write([new ClipboardItem(blobs)]);
  };

  // The last way: the source is selected, and the owner presses the keys.
  const show = (button, parts) => {
    const place = button.closest("[data-copies]") || button.parentElement;
    let area = place.querySelector("textarea.source");
    if (!area) {
      area = document.createElement("textarea");
      area.className = "source";
      area.readOnly = true;
      area.setAttribute("aria-label", "What is to be copied");
      place.append(area);
    }
    area.value = parts["text/html"] || parts["text/plain"];
    area.focus();
    area.select();
    say(button, "Your browser does not copy for a page: press Ctrl+C, or ⌘C on a Mac.");
  };

  const partsOf = button => {
    if (button.dataset.text !== undefined) return { "text/plain": button.dataset.text };
    const kept = JSON.parse(document.getElementById(button.dataset.copy).textContent);
    const source = button.dataset.source;
    if (source) return { "text/plain": kept[source] };
    return { "text/html": kept.html, "text/plain": kept.text };
  };

  document.addEventListener("click", event => {
    const button = event.target.closest("button[data-copy],button[data-text]");
    if (!button) return;
    const parts = partsOf(button);
    const done = button.dataset.done || "Copied.";
    if (copyNow(parts)) return say(button, done);
    copyLater(parts).then(() => say(button, done), () => show(button, parts));
  });
})();
