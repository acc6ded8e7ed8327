import { lookup } from 'node:dns/promises';

import { isOutside } from '@/lib/fetch/outside';
import { WEB_PORTS } from '@/lib/fetch/read-target';
import { MAX_BODY, MAX_TIME } from '@/lib/fetch/refusal';

/** What a fetch takes from around it. Tests give their own, in which some of their servers count as outside. */
export interface World {
  /** All IP addresses of a host name. Asked once for each address that is visited. */
  resolve: (host: string) => Promise<string[]>;
  /** Whether an IP address, at a port, may be connected to. */
  isOutside: (address: string, port: number) => boolean;
  /** Ports as an address writes them; '' is the scheme's own. */
  ports: readonly string[];
  /** Milliseconds for everything together. */
  maxTime: number;
  /** Bytes, after unpacking. */
  maxBody: number;
  /** Certificate authorities to trust in place of the common ones, as PEM; null for these. */
  authorities: string | null;
}

/** The internet, as the application sees it. Nothing in the environment changes it. */
export const INTERNET: World = {
  resolve: async (host) => {
    const answers = await lookup(host, { all: true, verbatim: true });
    return answers.map((answer) => answer.address);
  },
  isOutside,
  ports: WEB_PORTS,
  maxTime: MAX_TIME,
  maxBody: MAX_BODY,
  authorities: null,
};
