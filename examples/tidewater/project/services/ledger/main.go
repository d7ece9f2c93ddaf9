// The ledger mints one collectible for every paid ticket.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

type mintRequest struct {
	Order  string `json:"order"`
	Wallet string `json:"wallet"`
}

func main() {
	chain, err := newChain(os.Getenv("CHAIN_RPC_URL"), os.Getenv("CHAIN_ID"), os.Getenv("CONTRACT_ADDRESS"), os.Getenv("MINTER_KEY"))
	if err != nil {
		log.Fatalf("ledger cannot start: %v", err)
	}
	var minted, failed atomic.Int64

	mux := http.NewServeMux()
	mux.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {
		if _, err := chain.nonce(r.Context()); err != nil {
			http.Error(w, "the chain does not answer", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("/metrics", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "tidewater_minted_total %d\ntidewater_mint_failures_total %d\n", minted.Load(), failed.Load())
	})
	mux.HandleFunc("/mint", func(w http.ResponseWriter, r *http.Request) {
		var body mintRequest
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4096)).Decode(&body); err != nil {
			http.Error(w, "no such request", http.StatusBadRequest)
			return
		}
		hash, err := chain.mint(r.Context(), body.Wallet, body.Order)
		if err != nil {
			failed.Add(1)
			log.Printf("order %s: %v", body.Order, err)
			http.Error(w, "not minted", http.StatusBadGateway)
			return
		}
		minted.Add(1)
		json.NewEncoder(w).Encode(map[string]string{"transaction": hash})
	})

	server := &http.Server{Addr: os.Getenv("LISTEN"), Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	go func() {
		<-stop.Done()
		server.Shutdown(context.Background())
	}()
	log.Printf("ledger listens on %s", server.Addr)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
}
