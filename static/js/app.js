/** Load the custom elements this page uses, and no others. Without any, every page still works. */
const ELEMENTS = ["quiz-autosave", "quiz-timer", "quiz-hotkeys", "order-list", "card-flip", "char-count"];

for (const name of ELEMENTS) {
  if (document.querySelector(name)) import(`./elements/${name}.js`);
}
