// Runs the page's script on answers given on the command line, as JSON, and prints what it shows.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

const [, , file, given] = process.argv;
const answers = JSON.parse(given);
const asked = {};

class Element {
  constructor(tag) {
    this.tag = tag;
    this.children = [];
    this.textContent = "";
  }
  append(...children) {
    this.children.push(...children);
  }
  replaceChildren(...children) {
    this.textContent = "";
    this.children = children;
  }
  shown() {
    const inner = this.children.map((child) => child.shown());
    return this.href === undefined && inner.length === 0 ? this.textContent : { href: this.href, text: this.textContent, children: inner };
  }
}

const places = { session: new Element("p"), status: new Element("dl") };
const document = {
  body: { dataset: { signIn: "/account" } },
  createElement: (tag) => new Element(tag),
  getElementById: (id) => places[id],
};

async function fetch(url, options) {
  asked[url] = options ?? {};
  const answer = answers[url];
  if (answer === undefined) {
    throw new Error("no network");
  }
  return { type: "basic", ok: true, status: 200, json: async () => answer.body, ...answer };
}

runInNewContext(readFileSync(file, "utf8"), { document, fetch });
await new Promise((done) => setTimeout(done, 0));
console.log(JSON.stringify({ asked, session: places.session.shown(), status: places.status.shown() }));
