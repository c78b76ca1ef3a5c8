// What a reader of feeds finds in them. Usage: node feeds.mjs FILE...
// Prints one line of JSON for each file: its format, and the titles and ids of what it holds.
import { readFileSync } from 'node:fs';
import { parseFeed } from 'feedsmith';

for (const file of process.argv.slice(2)) {
  const { format, feed } = parseFeed(readFileSync(file, 'utf8'));
  const found = (feed.entries ?? feed.items).map((each) => [each.title?.value ?? each.title, each.guid?.value ?? each.id]);
  console.log(JSON.stringify({ format, found }));
}
