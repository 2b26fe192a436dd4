/** localStorage that may be full, forbidden or absent: then nothing is kept, and nothing breaks. */

/** @param {string} key @returns {any} the value kept, or null */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(`quizapp:${key}`) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {any} value null forgets @returns {boolean} whether it is kept */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(`quizapp:${key}`);
    else localStorage.setItem(`quizapp:${key}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
