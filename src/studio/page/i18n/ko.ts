// The page's texts in Korean, from the files of all subjects.
import { ko as settings } from '../../../messages/settings/ko.js'
import { ko as compare } from './compare/ko.js'
import type { en } from './en.js'
import { ko as files } from './files/ko.js'
import { ko as form } from './form/ko.js'
import { ko as inBrowser } from './in-browser/ko.js'
import { ko as latent } from './latent/ko.js'
import { ko as metrics } from './metrics/ko.js'
import { ko as page } from './page/ko.js'
import { ko as run } from './run/ko.js'
import { ko as runs } from './runs/ko.js'

export const ko: Record<keyof typeof en, string> = {
  ...compare,
  ...files,
  ...form,
  ...inBrowser,
  ...latent,
  ...metrics,
  ...page,
  ...run,
  ...runs,
  ...settings,
}
