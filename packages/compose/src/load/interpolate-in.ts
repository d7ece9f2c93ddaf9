import { type InterpolationContext, interpolateDocument, interpolator } from '../interpolation/interpolate-document.ts';
import type { MapNode } from '../node.ts';
import type { LoadScope } from './load-scope.ts';
import type { ProjectEnvironment } from './project-environment.ts';

type Fallback = LoadScope['fallback'];

/** The document with the variables of its scope filled in; as it is, where interpolation is off. */
export function interpolateIn(scope: LoadScope, document: MapNode): MapNode {
  return interpolatorIn(scope)(document);
}

/** The same for a document that comes in parts. */
export function interpolatorIn(scope: LoadScope): (part: MapNode) => MapNode {
  if (!scope.stages.interpolate) {
    return (part) => part;
  }
  const { variables, notices } = scope.reading;
  return interpolator({ lookup: lookupIn(scope.environment, scope.fallback), variables, notices });
}

/** The project's name is needed before the files are loaded, which then tell what they use. */
export function nameFilled(document: MapNode, environment: ProjectEnvironment, fallback: Fallback): MapNode {
  return interpolateDocument(document, { lookup: lookupIn(environment, fallback), variables: [], notices: [] });
}

function lookupIn(environment: ProjectEnvironment, fallback: Fallback): InterpolationContext['lookup'] {
  return (name, hasDefault) => {
    const value = environment.values.get(name);
    if (value !== undefined) {
      return { value, from: environment.shell.has(name) ? 'environment' : 'env file' };
    }
    const known = fallback?.(name, hasDefault);
    return known === undefined ? undefined : { value: known, from: 'fallback' };
  };
}
