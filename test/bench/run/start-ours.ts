// Entry of a freshly started process with our store.
import { OURS } from '../ours/ours';
import { startAndShow } from './first-rows';

void startAndShow((name) => (name === OURS.name ? OURS : undefined));
