/** Says how saving stands: a word in `.saved`, and a notice by the buttons when something is wrong. */
export class SaveStatus {
  /** @param {HTMLElement} page @param {() => void} retry */
  constructor(page, retry) {
    this.word = page.querySelector(".saved");
    this.text = this.word.querySelector("span");
    this.place = page.querySelector(".actions") ?? page.querySelector("form").lastElementChild;
    this.retry = retry;
    /** @type {HTMLElement|null} */ this.notice = null;
  }

  saving() {
    this.#say(this.word.dataset.saving, "");
  }

  /** @param {string} note what the server has to say about the answer, or "" */
  saved(note) {
    this.#say(this.word.dataset.saved, "");
    this.#tell(note, "partly");
  }

  /** @param {"unreachable"|"signed-out"} state why what was given still waits */
  offline(state) {
    this.#say(this.word.dataset.yet, "wrong");
    this.#tell(state === "signed-out" ? this.word.dataset.signedOut : this.word.dataset.offline, "wrong");
    if (this.notice && !this.notice.querySelector("button")) {
      const again = document.createElement("button");
      again.type = "button";
      again.className = "button button-small";
      again.textContent = this.word.dataset.again;
      again.addEventListener("click", () => this.retry());
      this.notice.append(again);
    }
  }

  /** @param {string} message */
  refused(message) {
    this.#say(this.word.dataset.refused, "wrong");
    this.#tell(message, "wrong");
  }

  /** @param {string} message @param {string} [location] where to go on */
  closed(message, location) {
    this.refused(message);
    if (!location || !this.notice) return;
    const link = document.createElement("a");
    link.href = location;
    link.textContent = this.word.dataset.on;
    this.notice.append(link);
  }

  #say(text, state) {
    if (this.text.textContent !== text) this.text.textContent = text;
    this.word.toggleAttribute("data-ok", text === this.word.dataset.saved);
    if (state) this.word.dataset.state = state;
    else delete this.word.dataset.state;
  }

  #tell(text, state) {
    if (this.notice?.dataset.text === text) return; // said already: a live region must not repeat it
    this.notice?.remove();
    this.notice = null;
    if (!text) return;
    this.notice = document.createElement("div");
    this.notice.className = "notice save-notice";
    this.notice.dataset.state = state;
    this.notice.dataset.text = text;
    this.notice.setAttribute("role", "alert");
    this.notice.append(Object.assign(document.createElement("p"), { textContent: text }));
    this.place.before(this.notice);
  }
}

/** Show in the jump list, the ticks and the count what is answered. @param {number[]} positions */
export function markAnswered(positions) {
  const list = document.querySelector(".jump");
  if (!list || !positions) return;
  const answered = new Set(positions.map(String));
  const ticks = document.querySelectorAll(".ticks > i");
  for (const [index, position] of list.dataset.positions.split(" ").entries()) {
    const now = answered.has(position);
    const place = list.children[index].firstElementChild;
    place.classList.toggle("answered", now);
    place.querySelector(".sr-only").textContent = now ? list.dataset.answered : list.dataset.open;
    ticks[index]?.matches(".now, .flag") || ticks[index]?.classList.toggle("done", now);
  }
  for (const count of document.querySelectorAll("[data-answered-count]")) {
    count.textContent = String(list.querySelectorAll(".answered").length);
  }
}
