// Holds what Mermaid reads in each diagram against what was meant. The file given is a list of
//   { name, text, nodes: { id: [line, ...] }, groups: { id: { label, members: [id, ...] } }, edges: [[from, to, label], ...] }
// Exit status: 0 all the same, 1 not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { JSDOM } from "jsdom";

// Mermaid cleans labels with DOMPurify, which needs a document.
const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });

// Mermaid's own names for entities between reading and drawing: `#58;` is `ﬂ°°58¶ß`.
// The thinnest space keeps Markdown from what follows; no label has one of its own.
const shown = (text) => (text ?? "").replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)).replaceAll("\u200a", "");
// The document writes line breaks its own way.
const lines = (text) => (text ?? "").split("<br>").map(shown);
const sorted = (entries) => Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));

async function read({ text }) {
  await mermaid.parse(text);
  assert.ok(text.length <= mermaid.mermaidAPI.defaultConfig.maxTextSize, `${text.length} characters`);
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  assert.equal(type, "flowchart-v2");
  const groups = db.getSubGraphs();
  const groupIds = new Set(groups.map((group) => group.id));
  // A group at the end of an edge is among the vertices as well.
  const nodes = [...db.getVertices().values()].filter((node) => !groupIds.has(node.id));
  return {
    nodes: sorted(nodes.map((node) => [node.id, lines(node.text)])),
    groups: sorted(groups.map((group) => [group.id, { label: shown(group.title), members: [...group.nodes].sort() }])),
    edges: db.getEdges().map((edge) => [edge.start, edge.end, shown(edge.text)]),
  };
}

const diagrams = JSON.parse(readFileSync(process.argv[2], "utf8"));
let failed = 0;
for (const diagram of diagrams) {
  try {
    const { nodes, groups, edges } = diagram;
    assert.deepEqual(await read(diagram), { nodes, groups, edges });
  } catch (error) {
    failed += 1;
    console.error(`${diagram.name}: ${error.message}\n${diagram.text}`);
  }
}
console.log(`${diagrams.length} diagrams, ${failed} of them not read as they were meant`);
process.exitCode = failed === 0 && diagrams.length > 0 ? 0 : 1;
