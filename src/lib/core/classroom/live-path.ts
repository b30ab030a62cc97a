/** Where Socket.IO listens, below the app's base path. Apart from the protocol: asking for it costs no schemas. */
export const LIVE_PATH = '/live';
