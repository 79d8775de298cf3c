// Made by `statuary cms`: make it again rather than edit it.
//
// What Decap CMS does not know by itself: instants in the zone of a page, the status of each
// component, and that nothing is written for what is left empty.
"use strict";

window.CMS_MANUAL_INIT = true;

(() => {
  const FEW = 8; // components that a form shows all of
  const ROW = { display: "flex", gap: "8px", alignItems: "center" };
  const BARE = { border: 0, background: "none", font: "inherit", color: "inherit", minWidth: 0 };
  const BUTTON = { ...BARE, background: "#eff0f4", borderRadius: "4px", padding: "8px 12px" };
  const SELECT = { font: "inherit", padding: "8px 4px", maxWidth: "65%" };

  // Decap keeps what it has read in values of a library, and what was chosen as it is.
  const plain = (value) => (value && value.toJS ? value.toJS() : value);

  // Decap reads an instant of ISO 8601 without quotes as a date.
  const isDate = (value) => typeof value?.toISOString === "function";

  // Statuses may be written with spaces, hyphens and capitals.
  const read = (status) => (status ?? "").trim().toLowerCase().replace(/[\s._-]+/g, "_");

  const option = ({ label, value }) => h("option", { key: value, value }, label);

  // The minute in which this is called, on the clocks of a zone, such as 2026-02-01 16:12 +01:00.
  function now(timeZone) {
    const digits = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
    const shape = { timeZone, year: "numeric", ...digits, hourCycle: "h23" };
    const format = new Intl.DateTimeFormat("en", { ...shape, timeZoneName: "longOffset" });
    const part = {};
    for (const { type, value } of format.formatToParts(new Date())) part[type] = value;
    const offset = part.timeZoneName.replace("GMT", "");
    const time = `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
    return offset ? `${time} ${offset}` : `${time}Z`;
  }

  // A text, because an instant may be about, or unknown; with a way to pick one, and to say now.
  const Instant = () =>
    createClass({
      componentDidMount() {
        const { value, onChange, forID, getEntry } = this.props;
        if (isDate(value)) onChange(value.toISOString().replace(".000Z", "Z"));
        if (value !== "{{now}}") return;
        this.takeNow();
        // In a record that is there, this is in an update that was added, below all others.
        const added = !getEntry().get("newRecord");
        if (added) document.getElementById(forID).scrollIntoView({ block: "center" });
      },
      takeNow() {
        this.props.onChange(now(this.props.field.get("timezone")));
      },
      render() {
        const { field, forID, value, onChange, classNameWrapper } = this.props;
        const { setActiveStyle: onFocus, setInactiveStyle: onBlur } = this.props;
        const label = field.get("label");
        return h(
          "div",
          { className: classNameWrapper, style: { ...ROW, flexWrap: "wrap", padding: "8px 12px" } },
          h("input", {
            id: forID,
            type: "text",
            autoComplete: "off",
            value: typeof value === "string" && value !== "{{now}}" ? value : "",
            placeholder: "2026-02-01 16:12",
            onChange: (event) => onChange(event.target.value),
            onFocus,
            onBlur,
            style: { ...BARE, flex: "1 1 13em", padding: "8px 0" },
          }),
          h("input", {
            type: "datetime-local",
            "aria-label": `Pick: ${label}`,
            title: "Pick",
            value: "",
            onChange: ({ target }) => target.value && onChange(target.value.replace("T", " ")),
            style: { ...BARE, flex: "none", width: "24px", color: "transparent" },
          }),
          h(
            "button",
            { type: "button", onClick: this.takeNow, "aria-label": `Now: ${label}`, style: BUTTON },
            "Now",
          ),
        );
      },
    });

  // A mapping of components to statuses. A list, which a file may have too, means partial outages.
  const ComponentStatuses = () =>
    createClass({
      statuses() {
        const value = plain(this.props.value) ?? {};
        if (!Array.isArray(value)) return value;
        const pairs = value.map((each) =>
          typeof each === "string" ? [each, "partial_outage"] : [each.component, each.status],
        );
        return Object.fromEntries(pairs);
      },
      choose(component, status) {
        const { [component]: _, ...others } = this.statuses();
        this.props.onChange(status ? { ...this.statuses(), [component]: status } : others);
      },
      row({ label, value }, id) {
        const status = this.statuses()[value];
        const none = this.props.field.get("folded") ? "as before" : "not affected";
        return h(
          "label",
          { key: value, style: { ...ROW, margin: "4px 0" } },
          h("span", { style: { flex: "1 1 0", overflowWrap: "anywhere" } }, label),
          h(
            "select",
            {
              id,
              "aria-label": label,
              value: read(status),
              onChange: ({ target }) => this.choose(value, target.value),
              style: { ...SELECT, fontWeight: status ? 600 : 400 },
            },
            h("option", { value: "" }, none),
            plain(this.props.field.get("statuses")).map(option),
          ),
        );
      },
      // Many components are not all shown: one of the others is chosen, and then its status.
      another(others, id) {
        const onChange = ({ target }) => this.choose(target.value, "partial_outage");
        const first = h("option", { value: "" }, "Add a component …");
        const style = { ...SELECT, maxWidth: "100%", margin: "4px 0" };
        return h("select", { id, value: "", onChange, style }, first, others.map(option));
      },
      render() {
        const { field, forID, classNameWrapper } = this.props;
        const known = plain(field.get("components")) ?? [];
        const chosen = Object.keys(this.statuses());
        const few = known.length <= FEW;
        const shown = few ? known : known.filter(({ value }) => chosen.includes(value));
        const rows = [
          ...shown.map((each, index) => this.row(each, few && index === 0 ? forID : undefined)),
          !few && this.another(known.filter((each) => !shown.includes(each)), forID),
          known.length === 0 && "The page has no components.",
        ];
        const folded = h(
          "details",
          null,
          h("summary", { style: { cursor: "pointer" } }, chosen.length || "nothing"),
          ...rows,
        );
        return h(
          "div",
          { className: classNameWrapper, style: { padding: "8px 12px" } },
          ...(field.get("folded") ? [folded] : rows),
        );
      },
    });

  const isEmpty = (value) =>
    value === null ||
    value === undefined ||
    value === "" ||
    (typeof value === "object" && !isDate(value) && Object.keys(value).length === 0);

  // Leaves out what is empty, also inside of what is not, and the space around texts and in lines
  // that have nothing else: some of it comes back from Decap's writer of YAML as something else.
  function kept(value) {
    if (typeof value === "string") return value.replace(/^[^\S\n]+$/gm, "").trim();
    if (Array.isArray(value)) return value.map(kept).filter((each) => !isEmpty(each));
    if (value === null || typeof value !== "object" || isDate(value)) return value;
    const entries = Object.entries(value).map(([key, each]) => [key, kept(each)]);
    return Object.fromEntries(entries.filter(([, each]) => !isEmpty(each)));
  }

  // An id for a title of which no file's name can be made that would do as one, else null. It ends
  // by chance, so that no other has it.
  function ownId(title, kind) {
    const letters = title.slice(0, 57);
    if (/[a-z0-9]/i.test(letters) && !/[_~]/.test(letters)) return null;
    const words = letters.toLowerCase().match(/[a-z0-9]+/g) ?? [kind];
    const chance = crypto.getRandomValues(new Uint16Array(1))[0];
    return [now("UTC").slice(0, 10), ...words, chance].join("-");
  }

  function beforeSaving({ entry }) {
    let data = entry.get("data");
    for (const [key, value] of Object.entries(data.toJS())) {
      const rest = kept(value);
      data = isEmpty(rest) ? data.delete(key) : data.set(key, rest);
    }
    const id = entry.get("newRecord") && ownId(data.get("title"), data.get("kind") ?? "incident");
    return id && !data.has("id") ? data.set("id", id) : data;
  }

  window.addEventListener("DOMContentLoaded", () => {
    if (!window.CMS) {
      document.body.textContent =
        "There is no decap-cms.js beside this page: see `statuary cms --help`.";
      return;
    }
    CMS.registerWidget("instant", Instant());
    CMS.registerWidget("component-statuses", ComponentStatuses());
    CMS.registerEventListener({ name: "preSave", handler: beforeSaving });
    CMS.init();
  });
})();
