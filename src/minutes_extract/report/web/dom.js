// Elements are made here and nowhere else: what goes into one is text, never HTML.

/** An element. Attributes that begin with "on" are listeners; null and false are left out; children are nodes or text. */
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function byId(id) {
  return document.getElementById(id);
}

/** The element with other children than before. */
function fill(element, ...children) {
  element.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A call that waits until nothing has happened for a while. */
function later(action, milliseconds) {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(action, milliseconds);
  };
}

/** What stops the page from being shown is said on it. */
function guarded(start) {
  try {
    start();
  } catch (problem) {
    document.body.prepend(el("p", { role: "alert", class: "alert" }, say("broken", { problem: String(problem) })));
    throw problem;
  }
}
