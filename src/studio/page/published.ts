// Whether this is a published site: one run, as plain files.

const declared = document.querySelector<HTMLMetaElement>('meta[name="jamjae-published"]')

/** Address of the files of the one run; undefined if there is a server. */
export const publishedBase: string | undefined = declared?.content
