// The words of the page: its strings in the language that is chosen, and the terms of the record in it.

const LANGUAGES = Object.freeze({ en: "English", hi: "हिंदी" });
const STRINGS = JSON.parse(document.getElementById("strings").textContent);
const KEPT_LANGUAGE = "minutes-extract-language";
let language = "en";

/** The language of the reader: the one chosen before, the one the page was made for, the browser's. */
function firstLanguage(wanted) {
  const browser = (navigator.language || "").startsWith("hi") ? "hi" : "en";
  return [keptLanguage(), wanted, browser].find((name) => Object.hasOwn(LANGUAGES, name || ""));
}

function keptLanguage() {
  try {
    return localStorage.getItem(KEPT_LANGUAGE);
  } catch {
    return null; // a page opened as a file may have no storage
  }
}

function useLanguage(name, keep) {
  language = name;
  document.documentElement.lang = name;
  if (!keep) return;
  try {
    localStorage.setItem(KEPT_LANGUAGE, name);
  } catch {
    // the choice holds until the page is closed
  }
}

/** A string of the page; `{name}` in it becomes `values.name`. */
function say(key, values = {}) {
  return own(STRINGS[language].ui, key, key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function sayColumn(key) {
  return own(STRINGS[language].columns, key, key);
}

/** A value of the record in the reader's language; one that is not known, as it is. */
function sayTerm(group, key) {
  return own(own(STRINGS[language].terms, group, {}), key, key);
}

/** A property of the object itself: words from a release are never looked up in a prototype. */
function own(table, key, otherwise) {
  return Object.hasOwn(table, key) ? table[key] : otherwise;
}

/** The buttons that change the language; `changed` is called after a change. */
function languageSwitch(changed) {
  const buttons = Object.entries(LANGUAGES).map(([name, shown]) => {
    const press = () => {
      useLanguage(name, true);
      mark();
      changed();
    };
    return el("button", { type: "button", lang: name, "data-language": name, onclick: press }, shown);
  });
  const group = el("div", { role: "group", class: "languages" }, ...buttons);
  const mark = () => {
    group.setAttribute("aria-label", say("language"));
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.language === language));
  };
  mark();
  return group;
}
