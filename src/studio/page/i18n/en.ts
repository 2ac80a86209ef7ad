// The page's texts in English, from the files of all subjects.
import { en as settings } from '../../../messages/settings/en.js'
import { en as compare } from './compare/en.js'
import { en as files } from './files/en.js'
import { en as form } from './form/en.js'
import { en as inBrowser } from './in-browser/en.js'
import { en as latent } from './latent/en.js'
import { en as metrics } from './metrics/en.js'
import { en as page } from './page/en.js'
import { en as run } from './run/en.js'
import { en as runs } from './runs/en.js'

export const en = {
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
