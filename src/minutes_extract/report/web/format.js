// Numbers, amounts and parts of facts become words.

const COMPARATOR_SIGNS = Object.freeze({ about: "~", more_than: ">", less_than: "<", at_least: "≥", up_to: "≤" });
const NUMBERS = new Intl.NumberFormat("en-IN", { maximumFractionDigits: 6 }); // 12,34,567 in both languages

function shownNumber(value) {
  return typeof value === "number" ? NUMBERS.format(value) : "";
}

/** A value with comparator, range and unit: "≥ 2", "10 - 15 km", "₹ 46,70,00,000". */
function amount(value, upper, unit, comparator) {
  let shown = shownNumber(value);
  if (upper !== null && upper !== undefined) shown += ` - ${shownNumber(upper)}`;
  if (unit === "INR") shown = `₹ ${shown}`;
  else if (unit && unit !== "count" && unit !== "other") shown += ` ${sayTerm("unit", unit)}`;
  const sign = own(COMPARATOR_SIGNS, comparator, "");
  return sign ? `${sign} ${shown}` : shown;
}

/** One part of a fact (see detail.py) in words. */
function part(value) {
  if (typeof value === "string") return value;
  const [group, ...rest] = value;
  if (group === "amount") return amount(...rest);
  return group === "ui" ? say(rest[0]) : sayTerm(group, rest[0]);
}

/** Parts of a fact in words; after one that ends in a colon comes what it is of. */
function parts(values) {
  let shown = "";
  for (const value of values.map(part)) {
    if (value) shown += (shown === "" ? "" : shown.endsWith(":") ? " " : " · ") + value;
  }
  return shown;
}
