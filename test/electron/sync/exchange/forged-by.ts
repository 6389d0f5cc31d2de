/** Bundles that say anything at all, signed by the true key of an office and sealed to whom it sends to. */
import { dirname } from 'node:path';
import type { BundleToWrite } from '#electron/sync/bundle/write-bundle';
import type { ExchangeOffice } from '../../../helpers/exchange-office';
import { type Forgery, forged } from '../bundle/bundle-kit';
import { newKey, type Office, type World } from '../bundle/bundle-world';
import { rewriting } from './altered-office';
import { DAY, made } from './exchange-kit';

/** Forges with what an office has to make a bundle with. The module that writes bundles has to be replaced for it. */
export async function forgedBy(
  dir: string,
  from: ExchangeOffice,
  to: ExchangeOffice,
  forgery: Forgery | ((of: Office) => Forgery),
): Promise<string> {
  let file = '';
  const forge = async (bundle: BundleToWrite): Promise<BundleToWrite> => {
    const of = officeOf(bundle);
    const world = { county: of, prefecture: { recipient: bundle.recipients[0] } } as unknown as World;
    file = await forged(world, typeof forgery === 'function' ? forgery(of) : forgery);
    return bundle;
  };
  await rewriting(forge, () => from.work(DAY, (desk) => made(dir, desk, to.parts.division)));
  return dirname(file);
}

/** The maker of a bundle; its supervisor is somebody whom nobody knows. */
const officeOf = ({ sender, sign, recipients: [recipient = ''] }: BundleToWrite): Office => ({
  agency: sender.fromOrg,
  station: sender.station,
  key: { publicKey: sender.publicKey, privateKey: new Uint8Array() },
  sign,
  certificates: sender.chain.certificates,
  identity: '',
  recipient,
  supervisor: newKey(),
});
