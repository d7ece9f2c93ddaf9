import type { ExposurePage } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { counted } from '../../parts/state-words.ts';
import { mapPlaces, type PlacedPort } from './map-places.ts';

const width = 960;
const outside = 150;
const door = 330;
const service = 640;

const ways: { readonly [W in PlacedPort['way']]: string } = {
  open: 'declared and published',
  local: 'on this machine only',
  undeclared: 'published, not declared',
  troubled: 'with a finding',
  shut: 'declared, not published',
};

/** Outside, the doors, and what stands behind them. The table below says the same in words. */
export function ExposureMap({ page }: { readonly page: ExposurePage }): JSX.Element {
  const { height, ports, services } = mapPlaces(page);
  const reachable = ports.filter(({ way }) => way !== 'shut' && way !== 'local').length;
  return (
    <figure className="map">
      <div className="scroll" tabIndex={0} role="group" aria-label="Map of the exposure">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`${counted(reachable, 'door')} can be reached from outside`}
        >
          <text x="20" y="24" className="head">
            Outside
          </text>
          <text x={door} y="24" className="head">
            Doors
          </text>
          <text x={service} y="24" className="head">
            Services
          </text>
          <path className="wall" d={`M${door - 16} 34V${height - 10}`} />
          <rect className="outside" x="20" y="44" width={outside - 20} height={Math.max(40, height - 62)} />
          <text x="34" y="70">
            testers
          </text>
          <text x="34" y="90">
            and strangers
          </text>
          {services.map((each) => (
            <g key={each.name}>
              <rect
                className={each.inside ? 'service within' : 'service'}
                x={service}
                y={each.y + 3}
                width={width - service - 20}
                height={each.height - 6}
              />
              <text x={service + 14} y={each.y + each.height / 2 + 5}>
                {each.name}
              </text>
            </g>
          ))}
          {ports.map((each) => (
            <Way
              key={`${each.port.address} ${each.port.port} ${each.port.protocol} ${each.port.service}`}
              placed={each}
            />
          ))}
        </svg>
      </div>
      <figcaption>
        <ul className="legend">
          {Object.entries(ways).map(([way, words]) => (
            <li key={way}>
              <svg viewBox="0 0 40 10" width="40" height="10" aria-hidden="true">
                <path className={`way ${way}`} d="M0 5H40" />
              </svg>{' '}
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  );
}

function Way({ placed }: { readonly placed: PlacedPort }): JSX.Element {
  const { port, y, way, service: target } = placed;
  const to = target.y + target.height / 2;
  const start = way === 'shut' || way === 'local' ? door - 16 : outside;
  return (
    <g>
      <path className={`way ${way}`} d={`M${start} ${y}H${door}`} />
      <path
        className={`way ${way}`}
        d={`M${door + 240} ${y}C${door + 280} ${y} ${service - 40} ${(y + to) / 2} ${service} ${(y + to) / 2}`}
      />
      <rect className={`door-box ${way}`} x={door} y={y - 15} width="240" height="30" />
      <text x={door + 12} y={y + 5} className="mono">
        {port.port}/{port.protocol}
      </text>
      <text x={door + 228} y={y + 5} textAnchor="end" className="soft">
        {port.address}
      </text>
      {way === 'shut' && <path className="way shut" d={`M${door - 22} ${y - 6}l12 12m0-12l-12 12`} />}
      {(way === 'troubled' || way === 'undeclared') && (
        <text x={(outside + door) / 2 - 16} y={y - 6} className="warn">
          {way === 'troubled' ? 'finding' : 'undeclared'}
        </text>
      )}
    </g>
  );
}
