package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/decred/dcrd/dcrec/secp256k1/v4"
	"github.com/decred/dcrd/dcrec/secp256k1/v4/ecdsa"
	"golang.org/x/crypto/sha3"
)

type chain struct {
	url      string
	id       uint64
	contract []byte
	key      *secp256k1.PrivateKey
	sender   string
	client   *http.Client
	mu       sync.Mutex
}

func newChain(url, id, contract, key string) (*chain, error) {
	number, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("CHAIN_ID: %w", err)
	}
	address, err := hex.DecodeString(strings.TrimPrefix(contract, "0x"))
	if err != nil || len(address) != 20 {
		return nil, errors.New("CONTRACT_ADDRESS is no address")
	}
	secret, err := hex.DecodeString(strings.TrimPrefix(key, "0x"))
	if err != nil || len(secret) != 32 {
		return nil, errors.New("MINTER_KEY is no key")
	}
	private := secp256k1.PrivKeyFromBytes(secret)
	sender := keccak(private.PubKey().SerializeUncompressed()[1:])[12:]
	return &chain{
		url: url, id: number, contract: address, key: private,
		sender: "0x" + hex.EncodeToString(sender),
		client: &http.Client{Timeout: 10 * time.Second},
	}, nil
}

func keccak(data []byte) []byte {
	h := sha3.NewLegacyKeccak256()
	h.Write(data)
	return h.Sum(nil)
}

func (c *chain) call(ctx context.Context, method string, params ...any) (string, error) {
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
	if err != nil {
		return "", err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.client.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	var answer struct {
		Result string `json:"result"`
		Error  *struct {
			Message string `json:"message"`
		} `json:"error"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	if answer.Error != nil {
		return "", fmt.Errorf("%s: %s", method, answer.Error.Message)
	}
	return answer.Result, nil
}

func (c *chain) number(ctx context.Context, method string, params ...any) (uint64, error) {
	text, err := c.call(ctx, method, params...)
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(strings.TrimPrefix(text, "0x"), 16, 64)
}

func (c *chain) nonce(ctx context.Context) (uint64, error) {
	return c.number(ctx, "eth_getTransactionCount", c.sender, "pending")
}

// mint calls mint(address,uint256); the number of the collectible is the hash of the order.
func (c *chain) mint(ctx context.Context, wallet, order string) (string, error) {
	to, err := hex.DecodeString(strings.TrimPrefix(wallet, "0x"))
	if err != nil || len(to) != 20 {
		return "", errors.New("the wallet is no address")
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	nonce, err := c.nonce(ctx)
	if err != nil {
		return "", err
	}
	price, err := c.number(ctx, "eth_gasPrice")
	if err != nil {
		return "", err
	}
	data := keccak([]byte("mint(address,uint256)"))[:4]
	data = append(data, make([]byte, 12)...)
	data = append(data, to...)
	data = append(data, keccak([]byte(order))...)
	return c.call(ctx, "eth_sendRawTransaction", "0x"+hex.EncodeToString(c.signed(nonce, price, data)))
}

// signed builds a legacy transaction that is bound to the chain (EIP-155).
func (c *chain) signed(nonce, price uint64, data []byte) []byte {
	fields := [][]byte{number(nonce), number(price), number(200_000), item(c.contract), number(0), item(data)}
	hash := keccak(list(append(fields, number(c.id), number(0), number(0))))
	compact := ecdsa.SignCompact(c.key, hash, false)
	v := uint64(compact[0]-27) + 35 + 2*c.id
	r, s := new(big.Int).SetBytes(compact[1:33]), new(big.Int).SetBytes(compact[33:65])
	return list(append(fields, number(v), item(r.Bytes()), item(s.Bytes())))
}

func number(n uint64) []byte { return item(new(big.Int).SetUint64(n).Bytes()) }

func item(b []byte) []byte {
	if len(b) == 1 && b[0] < 0x80 {
		return b
	}
	return append(prefix(len(b), 0x80), b...)
}

func list(items [][]byte) []byte {
	body := bytes.Join(items, nil)
	return append(prefix(len(body), 0xc0), body...)
}

func prefix(length int, base byte) []byte {
	if length < 56 {
		return []byte{base + byte(length)}
	}
	size := big.NewInt(int64(length)).Bytes()
	return append([]byte{base + 55 + byte(len(size))}, size...)
}
