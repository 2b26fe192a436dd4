/**
 * Turns a flashcard in place: asks the server for the back as the form would, and takes its card
 * out of the page that comes. When anything fails, the form goes its usual way.
 */
class CardFlip extends HTMLElement {
  connectedCallback() {
    this.querySelector(".card-turn button")?.addEventListener("click", (event) => this.#turn(event));
  }

  async #turn(event) {
    const button = event.currentTarget;
    event.preventDefault();
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(button.form.action, {
        method: "POST",
        body: new URLSearchParams([...new FormData(button.form), [button.name, button.value]]),
        headers: { Accept: "text/html" },
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const card = page.getElementById(this.id);
      if (!answer.ok || !card?.querySelector(".card-back")) throw new Error("no back");
      this.replaceChildren(...card.childNodes);
      this.querySelector(".card-back").focus();
    } catch {
      button.form.requestSubmit(this.#own(button));
    }
  }

  /** A submit button that is not listened to, so that the form goes its usual way. */
  #own(button) {
    const plain = button.cloneNode(true);
    button.replaceWith(plain);
    return plain;
  }
}

customElements.define("card-flip", CardFlip);
