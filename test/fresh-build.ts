// Before every file of tests that uses what was built: refuses one of other sources than those that are there.
import { fileURLToPath } from 'node:url'
import { refuseStaleBuild } from '../scripts/build-stamp.js'

refuseStaleBuild(fileURLToPath(new URL('..', import.meta.url)))
