// Whether this is a published site: one run, as plain files.

const declared = document.querySelector<HTMLMetaElement>('meta[name="jamjae-published"]')

/** Where the files of the one run lie; undefined where a server answers. */
export const publishedBase: string | undefined = declared?.content
