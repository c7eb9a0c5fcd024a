// The list: a table of what is shown, sorted and filtered, and its links as sentences.
import { bdi, button, make, mark, refill } from "./dom.js";
import { actorLink } from "./evidence.js";
import { createLinkList } from "./linklist.js";
import { fold } from "./search.js";

const PAGE = 500;

function columnsOf(page) {
  const { words, atlas } = page;
  const { say } = words;
  const hub = atlas.hub?.acronym || (atlas.hub && words.name(atlas.hub));
  const text = (key) => (node) => (node[key] ? words.term(node[key]) : "");
  const columns = [
    { key: "name", title: say("Name"), read: (node) => words.name(node) },
    { key: "kind", title: say("Kind"), read: (node) => words.kind(node.kind) },
    { key: "place", title: say("Place"), read: (node) => words.place(node) },
    { key: "region", title: say("Region"), read: text("region") },
    { key: "begin", title: say("Since"), read: (node) => (node.beginYear ? String(node.beginYear) : node.begin),
      number: (node) => node.beginYear ?? null },
    { key: "since", title: say("Joined {hub}", { hub: hub || "" }), read: (node) => node.since || "",
      number: (node) => Number(node.since?.slice(0, 4)) || null },
    { key: "links", title: say("Links"), read: (node) => words.number(node.links.length), number: (node) => node.links.length,
      right: true },
  ];
  return columns.filter((column) => column.key !== "since" || (hub && atlas.nodes.some((node) => node.since)));
}

export function createList(page) {
  const { words } = page;
  const { say, many, number } = words;
  const columns = columnsOf(page);
  let sort = { key: "name", down: false };
  let most = PAGE;
  let last = [];

  const filter = make("input", { type: "search", id: "list-filter", autocomplete: "off", maxlength: "200",
    on: { input: () => { most = PAGE; update(); } } });
  const told = make("p", { class: "soft" });
  const heads = columns.map((column) => make("th", { scope: "col", class: column.right && "right",
    data: { column: column.key } },
    button([make("span", {}, column.title), make("span", { class: "arrow", "aria-hidden": "true" })], () => {
      sort = { key: column.key, down: sort.key === column.key ? !sort.down : column.right === true };
      update();
      page.speak(sort.down ? say("Sorted by {column}, from the last", { column: column.title }) : say("Sorted by {column}",
        { column: column.title }));
    }, { class: "sort" })));
  const body = make("tbody");
  const more = button("", () => {
    const at = most;
    most += PAGE;
    update();
    body.children[at]?.querySelector("a")?.focus();
  }, { class: "more" });
  const table = make("table", {}, make("caption", { class: "hidden" }, say("What is shown: kind, place, years and links")),
    make("thead", {}, make("tr", {}, heads)), body);
  const links = createLinkList(page);
  const sorter = make("select", { id: "list-sort", on: { change: () => {
    sort = { key: sorter.value, down: sorter.value === "links" };
    update();
  } } }, columns.map((column) => make("option", { value: column.key }, column.title)));
  const element = make("div", { class: "listbox", tabindex: "0", role: "region", "aria-label": say("List"), hidden: true },
    make("div", { class: "listtools" }, make("label", { for: "list-filter" }, say("Filter the list")), filter,
      make("label", { for: "list-sort", class: "sorter" }, say("Sort by")), sorter, told),
    table, more, links.element);

  const sorted = () => {
    const column = columns.find(({ key }) => key === sort.key);
    const asked = fold(filter.value).split(" ").filter(Boolean);
    const rows = [...page.visible.nodes].map((node) => [node, columns.map((one) => one.read(node))]);
    const kept = asked.length ? rows.filter(([node, texts]) => {
      const all = fold(`${texts.slice(0, 4).join(" ")} ${node.acronym} ${node.names.join(" ")}`);
      return asked.every((word) => all.includes(word));
    }) : rows;
    const at = columns.indexOf(column);
    const collate = new Intl.Collator(words.lang, { numeric: true });
    const turn = sort.down ? -1 : 1;
    return kept.sort(([a, one], [b, other]) => {
      const [left, right] = column.number ? [column.number(a), column.number(b)] : [one[at], other[at]];
      // What is not known stands last, whichever way.
      const missing = (left === null || left === "") - (right === null || right === "");
      if (missing) return missing;
      const apart = column.number ? left - right : collate.compare(left, right);
      return turn * apart || collate.compare(one[0], other[0]);
    });
  };
  const row = ([node, texts]) => make("tr", {},
    make("th", { scope: "row" }, make("span", { class: "cell" }, mark(page.atlas, node.kind, 15), make("span", {},
      actorLink(page, node, texts[0], { "data-key": `row-${node.id}` }),
      node.acronym && node.acronym !== texts[0] && make("span", { class: "soft" }, " ", bdi(node.acronym))))),
    columns.slice(1).map((column, place) => make("td", {
      class: [column.right && "right", !texts[place + 1] && "blank"].filter(Boolean).join(" ") || null,
        data: { title: column.title, column: column.key },
    }, bdi(texts[place + 1]))));

  const update = () => {
    if (element.hidden) return;
    const rows = sorted();
    for (const head of heads) {
      const on = head.dataset.column === sort.key;
      if (on) head.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    sorter.value = sort.key;
    const written = rows.slice(0, most);
    // Who is chosen changes more often than what is listed.
    const same = written.length === last.length && written.every(([node], place) => node === last[place]);
    if (!same) refill(body, ...written.map(row));
    last = written.map(([node]) => node);
    last.forEach((node, place) => body.children[place].classList.toggle("chosen", node === page.state.actor));
    const left = rows.length - most;
    more.hidden = left <= 0;
    more.textContent = left > 0 ? many("Show {number} more", "Show {number} more", Math.min(left, PAGE)) : "";
    told.textContent = filter.value.trim() ? say("{shown} of {all} rows", { shown: number(rows.length),
      all: number(page.visible.nodes.size) }) : "";
    links.update();
  };
  /** On paper there is no button to press: every row and every link is written. */
  const all = () => {
    most = Infinity;
    const hidden = element.hidden;
    element.hidden = false;
    update();
    links.all();
    element.hidden = hidden;
  };
  return { element, update, all };
}
