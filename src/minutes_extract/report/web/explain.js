// The page of one release: its text with every fact marked, and the list of the facts.

const DATA = JSON.parse(document.getElementById("data").textContent);

function start() {
  useLanguage(firstLanguage(DATA.language), false);
  byId("header").append(languageSwitch(show));
  show();
  document.documentElement.dataset.ready = "yes";
}

function show() {
  document.title = `${DATA.name} · ${say("explain_heading")}`;
  byId("heading").textContent = DATA.name;
  byId("made-by").textContent = say("made_by", { program: DATA.program });
  const { text, side } = releaseView(DATA.detail);
  fill(byId("release-body"), text, side);
}

guarded(start);
