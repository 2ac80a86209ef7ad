// Runs before every test file that uses the build: throws if it was made from other sources than the current ones.
import { fileURLToPath } from 'node:url'
import { refuseStaleBuild } from '../scripts/build-stamp.js'

refuseStaleBuild(fileURLToPath(new URL('..', import.meta.url)))
