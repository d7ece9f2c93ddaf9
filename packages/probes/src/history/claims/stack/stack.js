export function isLoopback(address) {
    return /^(?:127\.|localhost$|\[?::1\]?$)/.test(address);
}
