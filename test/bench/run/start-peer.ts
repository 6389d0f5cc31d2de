// Entry of a freshly started process with a peer.
import { PEERS } from '../stores/peers';
import { startAndShow } from './first-rows';

void startAndShow((name) => PEERS.find((kind) => kind.name === name));
