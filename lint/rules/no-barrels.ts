import { floors } from '../floors.ts';
import { placeOf } from '../place.ts';
import { houseRule } from '../rule.ts';

/**
 * One door a package: `src/index.ts`, with every value named. A barrel inside makes cycles and loads what nobody asked
 * for. `export type *` of a file of contracts may stay: it lets through no code.
 */
export const noBarrels = houseRule((context) => {
  const place = placeOf(context.filename);
  if (place.wing === null) {
    return {};
  }
  const doors = place.wing === 'packages' ? (floors[place.floor]?.doors ?? []) : [];
  const door = place.room === 'index.ts' || doors.some((name) => place.room === `${name}.ts`);
  return {
    Program(node) {
      if (!door && /(^|\/)index\.tsx?$/.test(place.room)) {
        context.report({ node, message: 'index.ts stands only at src/index.ts: name this file after what it does.' });
        return;
      }
      const onlyReExports =
        node.body.length > 0 &&
        node.body.every(
          (statement) =>
            statement.type === 'ExportAllDeclaration' ||
            (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
        );
      if (!door && onlyReExports) {
        context.report({ node, message: 'This file only passes on what others export: import those files directly.' });
      }
    },
    ExportAllDeclaration(node) {
      if (node.exported === null && node.exportKind !== 'type') {
        context.report({ node, message: 'Name every export: with `export *` nobody sees what the door lets through.' });
      }
    },
  };
});
