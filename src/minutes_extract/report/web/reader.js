// A release becomes its text with every fact marked, and the list of the facts beside it.

const NOT_LISTED = new Set(["other"]); // marked in the text, but no fact to read about

/** The detail of a release (see detail.py) becomes the two halves of a release. */
function releaseView([pieces, facts, marks, whole]) {
  const numbered = numberFacts(facts);
  const text = el("div", { class: "text", lang: "hi", tabindex: "0", role: "region", "aria-label": say("text") });
  if (!whole) text.append(el("p", { class: "note", lang: language }, say("only_parts")));
  pieces.forEach(([start, words], place) => {
    if (!whole && place) text.append(el("p", { class: "gap", "aria-label": say("gap") }, "⋯"));
    text.append(el(whole ? "div" : "p", {}, ...markedPiece(start, words, marks, facts, numbered)));
  });
  if (!facts.length) text.append(el("p", { class: "note", lang: language }, say("no_facts")));
  const list = factList(facts, numbered, text);
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (mark) list.querySelector(`[data-fact="${mark.dataset.facts.split(" ")[0]}"]`)?.focus();
  });
  const side = el("div", { class: "facts" }, el("h3", {}, say("facts")), list, legend(facts));
  return { text, list, side };
}

/** The number each fact is shown with; 0 for one that is not in the list. */
function numberFacts(facts) {
  let count = 0;
  return facts.map(([, kind]) => (NOT_LISTED.has(kind) ? 0 : ++count));
}

/** A piece of text as nodes: what lies under one or more marks in <mark> elements, the rest as text. */
function markedPiece(start, words, marks, facts, numbered) {
  const letters = Array.from(words); // offsets count code points
  const end = start + letters.length;
  const here = marks.filter(([from, to]) => from < end && to > start);
  const cuts = new Set([start, end]);
  for (const [from, to] of here) {
    cuts.add(Math.max(from, start));
    cuts.add(Math.min(to, end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const nodes = [];
  let open = [];
  let next = 0; // marks come in the order of their beginnings
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]];
    open = open.filter((mark) => mark[1] > from);
    while (next < here.length && here[next][0] <= from) open.push(here[next++]);
    const shown = letters.slice(from - start, to - start).join("");
    nodes.push(open.length ? markElement(shown, open, to, facts, numbered) : document.createTextNode(shown));
  }
  return nodes;
}

/** The shortest mark gives the colour; a longer one around it (an instruction, say) a line below. */
function markElement(shown, open, to, facts, numbered) {
  const inOrder = [...open].sort((a, b) => a[1] - a[0] - (b[1] - b[0]) || rank(facts[a[2]]) - rank(facts[b[2]]));
  const [key] = facts[inOrder[0][2]];
  const kinds = [...new Set(inOrder.map(([, , fact]) => facts[fact][1]))];
  const ending = [...new Set(inOrder.filter((mark) => mark[1] === to).map(([, , fact]) => numbered[fact]))];
  const titles = inOrder.map(([, , fact]) => `${sayTerm("fact", facts[fact][1])}: ${parts(facts[fact][2])}`);
  return el(
    "mark",
    {
      class: `k-${kinds[0]}` + (key.includes("-") ? " part" : "") + kinds.slice(1).map((kind) => ` in-${kind}`).join(""),
      "data-facts": [...new Set(inOrder.map(([, , fact]) => fact))].join(" "),
      "data-ends": ending.filter(Boolean).join(",") || null,
      title: [...new Set(titles)].join("\n"),
    },
    shown,
  );
}

/** Which of two facts about the same words gives the colour: the one that says more. */
function rank([key, kind]) {
  return kind === "other" ? 2 : key.includes("-") ? 1 : 0;
}

function factList(facts, numbered, text) {
  const list = el("ol", { class: "fact-list" });
  facts.forEach(([key, kind, what, rule, certainty], fact) => {
    if (NOT_LISTED.has(kind)) return;
    const name = parts(what);
    const marked = text.querySelector(`mark[data-facts~="${fact}"]`) !== null;
    const button = el(
      "button",
      {
        type: "button",
        class: `fact k-${kind}`,
        "data-fact": fact,
        "data-key": key,
        onclick: () => showInText(text, fact),
        onfocus: () => flash(text, fact),
        "aria-label": marked ? null : `${sayTerm("fact", kind)} ${name}`,
      },
      el("span", { class: "fact-number", "aria-hidden": "true" }, String(numbered[fact])),
      el("span", { class: "fact-kind" }, sayTerm("fact", kind)),
      " ",
      el("span", { class: "fact-what", lang: "hi" }, name),
      certainty ? el("span", { class: `certainty c-${certainty}` }, ` ${say("certainty")}: ${sayTerm("certainty", certainty)}`) : null,
      rule.length ? el("span", { class: "fact-rule" }, ` ${say("rule")}: ${parts(rule)}`) : null,
    );
    list.append(el("li", {}, button));
  });
  return list;
}

function legend(facts) {
  const kinds = [...new Set(facts.map(([, kind]) => kind))];
  const samples = kinds.map((kind) => el("mark", { class: `k-${kind}` }, sayTerm("fact", kind)));
  return el("p", { class: "legend" }, `${say("legend")}: `, ...samples.flatMap((sample) => [sample, " "]));
}

/** Make the words of a fact stand out. */
function flash(text, fact) {
  for (const mark of text.querySelectorAll("mark.now")) mark.classList.remove("now");
  for (const mark of text.querySelectorAll(`mark[data-facts~="${fact}"]`)) mark.classList.add("now");
}

function showInText(text, fact) {
  flash(text, fact);
  text.querySelector("mark.now")?.scrollIntoView({ block: "center" });
}
