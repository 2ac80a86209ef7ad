// Types of build-stamp.js, for the tests that use it.
export type Step = 'install' | 'build'
export function isDone(root: string, name: Step): boolean
export function perform(root: string, name: Step, work: () => void): void
export function refuseStaleBuild(root: string): void
