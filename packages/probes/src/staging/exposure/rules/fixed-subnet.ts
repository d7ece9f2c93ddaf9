import type { Plain } from '@sallyport/compose';
import { firstComposeFile } from '../../stack/first-compose-file.ts';
import type { StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isPrivateAddress, overlap, parseSubnet, type Subnet } from '../address-range.ts';
import { mapOf } from '../network-members.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.fixed-subnet',
  number: 'NET-05',
  title: 'Addresses of a network are fixed',
  why: 'They clash with another network of the host, or hide what has these addresses outside.',
  fix: 'Take `ipam` out, and let services find each other by name.',
  source: 'Docker engine, default address pools',
  find: (stack) => {
    const subnets = subnetsOf(stack);
    return subnets.map(({ network, text, subnet }, index): RuleSighting => {
      const other = subnets.slice(0, index).find((each) => overlap(each.subnet, subnet));
      const hides = !isPrivateAddress(subnet.address);
      return {
        severity: other !== undefined ? 'high' : hides ? 'medium' : 'low',
        address: `networks.${network}.ipam ${text}`,
        at: stack.project.origin(['networks', network, 'ipam'])?.at ??
          stack.project.origin(['networks', network])?.at ?? {
            file: firstComposeFile(stack.project),
            line: 1,
          },
        what:
          other !== undefined
            ? `The network ${network} (${text}) overlaps ${other.network} (${other.text}), and the engine refuses the second.`
            : `The network ${network} has the fixed addresses ${text}${hides ? ', which belong to others in the internet' : ''}.`,
      };
    });
  },
};

interface NetworkSubnet {
  readonly network: string;
  readonly text: string;
  readonly subnet: Subnet;
}

function subnetsOf({ project }: StackView): readonly NetworkSubnet[] {
  return Object.entries(mapOf(project.model['networks'])).flatMap(([network, settings]) => {
    const config = mapOf(mapOf(settings)['ipam'])['config'];
    return (Array.isArray(config) ? config : []).flatMap((entry: Plain) => {
      const text = mapOf(entry)['subnet'];
      const subnet = typeof text === 'string' ? parseSubnet(text) : null;
      return typeof text === 'string' && subnet !== null ? [{ network, text, subnet }] : [];
    });
  });
}
