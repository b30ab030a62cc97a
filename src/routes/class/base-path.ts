import { resolve } from '$app/paths';

/** Empty, or `/dossier`. */
export const basePath = () => resolve('/').replace(/\/$/, '');
