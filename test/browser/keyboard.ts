// A page for keyboard users: where the focus is, whether it is visible, and where it can go.
import type { Page } from 'playwright-core'

export interface Stop {
  /** Its role and name. */
  readonly name: string
  readonly isOutlined: boolean
  /** Nothing covers its middle. */
  readonly isSeen: boolean
  readonly top: number
  readonly bottom: number
  readonly left: number
}

interface Named extends HTMLElement {
  /** As the accessibility tree has it; Chromium exposes it with the flag below. */
  readonly computedName: string
}

export const namesFlag = '--enable-blink-features=ComputedAccessibilityInfo'

/** Where the focus is. */
export function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement as Named
    // Recipes are chosen by their cards, files by a button of our own; the browser's are hidden.
    const label = element.matches('[type=radio], [type=file]') ? element.closest('label') : null
    const shown = label ?? element
    const { top, bottom, left, width, height } = shown.getBoundingClientRect()
    const { outlineStyle, outlineWidth } = getComputedStyle(shown)
    return {
      name: `${element.localName}: ${element.computedName}`,
      isOutlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      isSeen: shown.contains(document.elementFromPoint(left + width / 2, top + height / 2)),
      // In the document, however far it is scrolled.
      top: top + scrollY,
      bottom: bottom + scrollY,
      left,
    }
  })
}

/** All elements that Tab should reach within `selector`; of radio buttons of which none is chosen, the first. */
export function controlsIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate((within) => {
    const kinds = 'a[href], button, input, select, summary, textarea, [tabindex="0"]'
    const left = '[tabindex="-1"], :disabled, label ~ label [type=radio]'
    const found = document.querySelector(within)?.querySelectorAll<Named>(`:is(${kinds})`) ?? []
    return [...found]
      .filter((each) => each.checkVisibility() && !each.matches(left))
      .map(({ localName, computedName }) => `${localName}: ${computedName}`)
  }, selector)
}
