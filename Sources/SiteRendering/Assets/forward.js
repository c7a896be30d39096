// Sends a visitor on from a former link with the query and the fragment they came with.
(() => {
  const to = document.currentScript.dataset.to;
  const file = location.protocol === 'file:' ? 'index.html' : '';
  location.replace(to + file + location.search + location.hash);
})();
