// Light or dark: as the system has it, until a reader chooses.
import { dark, light, type Theme } from '../../pictures/theme.js'
import { recall, remember } from './local-storage.js'

type Tone = 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')
const chosen = recall('theme')
let tone = $state<Tone>(chosen === 'light' || chosen === 'dark' ? chosen : systemTone())

show()
system.addEventListener('change', () => {
  if (recall('theme')) return
  tone = systemTone()
  show()
})

export function currentTone(): Tone {
  return tone
}

/** The colours of charts on the page as it is now. */
export function chartTheme(): Theme {
  return tone === 'dark' ? dark : light
}

export function chooseTone(next: Tone): void {
  tone = next
  remember('theme', next)
  show()
}

function systemTone(): Tone {
  return system.matches ? 'dark' : 'light'
}

function show(): void {
  document.documentElement.dataset.theme = tone
}
