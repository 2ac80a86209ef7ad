// The views that are loaded when they are opened: they bring along what runs a model.
import type { Component } from 'svelte'
import type { RunTab } from './address.js'
import type { RunSource } from './run-source.js'

type View = Component<{ source: RunSource }>
type Loader<Of> = () => Promise<{ default: Of }>

const found = import.meta.glob<{ default: View }>(
  './{latent/LatentView,explore/ExploreView,try/TryView}.svelte',
)
const [tab] = Object.values(import.meta.glob<{ default: Component }>('./in-browser/TabView.svelte'))

/** By their tabs. */
export const views: Partial<Record<RunTab, Loader<View>>> = Object.fromEntries(
  Object.entries(found).map(([path, load]) => [path.split('/')[1], load]),
)

/** The page that trains in the browser. */
export const tabView: Loader<Component> | undefined = tab
