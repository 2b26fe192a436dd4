/** Counts the words of the essay it holds, as they are written. Attribute: data-words ("{words} words"). */
class CharCount extends HTMLElement {
  connectedCallback() {
    const text = this.querySelector("textarea");
    const count = this.querySelector("output");
    text.addEventListener("input", () => {
      const words = text.value.split(/\s+/u).filter(Boolean).length;
      count.textContent = this.dataset.words.replace("{words}", String(words));
    });
  }
}

customElements.define("char-count", CharCount);
