// What an extra metric is called: those of built-in models in the reader's language, others by their own names.
import { isMessageKey, type Language, message } from './messages.js'

/** The same as a title, with the unit where it is known. */
export function extraMetricTitle(language: Language, name: string): string {
  const key = `metric.${name}.title`
  return isMessageKey(key) ? message(language, key) : extraMetricName(language, name)
}

export function extraMetricName(language: Language, name: string): string {
  const key = `metric.${name}`
  return isMessageKey(key) ? message(language, key) : name
}
