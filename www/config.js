// What a host that serves this page may set; the page itself sets nothing.

/**
 * Reads a page of the web for the reader, by a proxy that the host owns: browsers let no page read another site. Gets an
 * address that begins with http: or https:, and gives the answer (a Response, a File, or the page's HTML as a string). The
 * page's policy must then allow the proxy in `connect-src`. null: the page says why it cannot, and offers pasting.
 * @type {((url: string, init: { signal?: AbortSignal }) => Promise<Response | File | string>) | null}
 */
export const fetcher = null;
