import type { Component } from './component.ts';

/** Common images. */
export const components: readonly Component[] = [];
