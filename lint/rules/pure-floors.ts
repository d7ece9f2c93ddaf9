import { floors } from '../floors.ts';
import { isProduction, placeOf } from '../place.ts';
import { houseRule } from '../rule.ts';

const clocksAndChance = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]);
const outsideWorld = new Set(['process', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'console', 'Temporal']);

/** On a pure floor the same bytes give the same verdict for ever: time, chance and the outside are passed in. */
export const pureFloors = houseRule((context) => {
  const place = placeOf(context.filename);
  if (!isProduction(place) || floors[place.floor]?.pure !== true) {
    return {};
  }
  const floor = place.floor;
  return {
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
        context.report({ node, message: `${floor} has no clock: take the time as a parameter.` });
      }
    },
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier' || node.computed) {
        return;
      }
      const name = `${node.object.name}.${node.property.name}`;
      if (clocksAndChance.has(name)) {
        context.report({
          node,
          message: `${floor} has no clock and no chance: take the result of ${name} as a parameter.`,
        });
      } else if (outsideWorld.has(node.object.name)) {
        context.report({ node, message: `${floor} does not see the outside: ${name} belongs to a floor above.` });
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && outsideWorld.has(node.callee.name)) {
        context.report({
          node,
          message: `${floor} does not see the outside: ${node.callee.name} belongs to a floor above.`,
        });
      }
    },
  };
});
