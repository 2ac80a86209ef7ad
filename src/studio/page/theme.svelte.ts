// Light or dark: the system's setting, until the reader chooses.
import { dark, light, type Theme } from '../../pictures/theme.js'
import { getStored, setStored } from './local-storage.js'

type ThemeName = 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')
const chosen = getStored('theme')
let tone = $state<ThemeName>(chosen === 'light' || chosen === 'dark' ? chosen : systemTone())

show()
system.addEventListener('change', () => {
  if (getStored('theme')) return
  tone = systemTone()
  show()
})

export function currentTheme(): ThemeName {
  return tone
}

/** The colours of charts in the current theme. */
export function chartTheme(): Theme {
  return tone === 'dark' ? dark : light
}

export function setTheme(next: ThemeName): void {
  tone = next
  setStored('theme', next)
  show()
}

function systemTone(): ThemeName {
  return system.matches ? 'dark' : 'light'
}

function show(): void {
  document.documentElement.dataset.theme = tone
}
