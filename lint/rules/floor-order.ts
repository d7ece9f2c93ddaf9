import { floors } from '../floors.ts';
import { placeOf } from '../place.ts';
import { houseRule } from '../rule.ts';
import { eachSpecifier } from '../specifiers.ts';

const workspacePackage = /^@sallyport\/([^/]+)(\/.*)?$/;

/** Imports go down the floors, through a package's own door, and never past the limits of the pure floors. */
export const floorOrder = houseRule((context) => {
  const place = placeOf(context.filename);
  if (place.wing === null) {
    return {};
  }
  const floor = place.wing === 'packages' ? floors[place.floor] : undefined;
  const free = place.wing !== 'packages' || place.isTest;
  return eachSpecifier(context, (specifier, node) => {
    const message = complaint(specifier);
    if (message !== null) {
      context.report({ node, message });
    }
  });

  function complaint(specifier: string): string | null {
    if (place.wing === 'packages' && floor === undefined) {
      return `packages/${place.floor} is not in lint/floors.ts: give it a line there, so that its imports are judged.`;
    }
    const named = workspacePackage.exec(specifier);
    if (named !== null) {
      return neighbour(named[1] ?? '', named[2]);
    }
    if (specifier.startsWith('.')) {
      return climbsOut(specifier) ? `${specifier} leaves this package: import the other package by its name.` : null;
    }
    if (free || floor === undefined) {
      return null;
    }
    if (specifier.startsWith('node:')) {
      return floor.node === null || floor.node.includes(specifier)
        ? null
        : `${place.floor} may not import ${specifier}: pass what it needs in, from the floor that may look.`;
    }
    return floor.thirdParty ? null : `${place.floor} has no dependency but node:crypto, so not ${specifier} either.`;
  }

  function neighbour(name: string, deep: string | undefined): string | null {
    if (deep !== undefined && floors[name]?.doors?.includes(deep.slice(1)) !== true) {
      return `Import @sallyport/${name} itself: what its index.ts does not export is not for other floors.`;
    }
    if (free || floor === undefined || name === place.floor) {
      return name === place.floor ? `Inside @sallyport/${name}, import the file, not the package.` : null;
    }
    if (name === 'testkit') {
      return 'The testkit is for tests: production code never imports it.';
    }
    return floor.imports.includes(name)
      ? null
      : `${place.floor} may not import ${name}: imports go down the floors (lint/floors.ts).`;
  }

  function climbsOut(specifier: string): boolean {
    const depth = place.room.split('/').length - 1;
    return specifier.split('/').filter((part) => part === '..').length > depth;
  }
});
