const answer = await fetch('http://127.0.0.1:8080/healthz', { signal: AbortSignal.timeout(4000) });
process.exitCode = answer.ok ? 0 : 1;
