// The views that are loaded on demand: they include what runs a model.
import type { Component } from 'svelte'
import type { RunTab } from './address.js'
import type { RunSource } from './run-source.js'

type View = Component<{ source: RunSource }>
type Loader = () => Promise<{ default: View }>

const found = import.meta.glob<{ default: View }>(
  './{latent/LatentView,explore/ExploreView,try/TryView}.svelte',
)

/** By their tabs. */
export const views: Partial<Record<RunTab, Loader>> = Object.fromEntries(
  Object.entries(found).map(([path, load]) => [path.split('/')[1], load]),
)
