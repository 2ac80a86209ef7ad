// The language in which the checks of configurations give their reasons.
import * as z from 'zod'
import type { Language } from '../../messages/messages.js'

export function speakOfConfigurations(language: Language): void {
  z.config(language === 'ko' ? z.locales.ko() : z.locales.en())
}
