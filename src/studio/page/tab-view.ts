// The page that trains in the browser; loaded on demand, as it includes what runs a model.
import type { Component } from 'svelte'

const [load] = Object.values(
  import.meta.glob<{ default: Component }>('./in-browser/TabView.svelte'),
)

export const tabView = load
